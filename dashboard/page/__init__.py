"""What Streamlit shows: the server, the sidebar, one file a page, and the reading view."""
