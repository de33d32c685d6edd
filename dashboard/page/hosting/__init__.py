"""What stands between the network and the page: who may ask, and for what."""
