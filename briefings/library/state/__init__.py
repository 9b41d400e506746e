"""What the reader did, where it stands beside the store: flags, readable files, other machines."""
