"""Evidence: canonical bytes, the RFC 6962 tree, and the check that what is stored was recorded."""
