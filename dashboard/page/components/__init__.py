"""What the pages share: lists, charts with their captions, filters, the reading view, downloads."""
