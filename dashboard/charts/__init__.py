"""Frames in, Plotly figures out: what the charts look like, with no Streamlit and no tables."""
