"""The framework that all screens stand on; docs/framework.md tells it on one page."""
