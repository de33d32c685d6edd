"""One article to be checked and corrected: two quotations and an event."""

from dashboard.model import Article

TEXT = (
    "“Tolls will rise,” Mayor Ada Quill said on Monday. Mayor Ivo Lund visited Norwich on 4 March. "
    "“Nobody asked us,” Lund said."
)
PLACE = f"quotation {TEXT.index('Tolls')}-{TEXT.index('Tolls') + 15}"
OTHER = f"quotation {TEXT.index('Nobody')}-{TEXT.index('Nobody') + 15}"
ARTICLE = Article("t", TEXT, (), title="Tolls", language="en", published="2024-03-05")
