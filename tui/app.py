"""The application: themes, screens and the one handler of what goes wrong."""
