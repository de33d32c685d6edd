"""The ten pages, one script each: it reads the view, asks the collection, draws and places."""
