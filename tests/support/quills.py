"""Five articles that leave much to correct: people of one name, an unnamed official, an undated deed."""

from dashboard.model import Article

TEXTS = {
    "a": "“Tolls will rise,” said Mayor Ada Quill. Ada Quill visited Norwich on Monday.",
    "b": "“Nobody asked us,” said Adeline Quill, the mayor. Ivo Lund resigned on 4 March 2024.",
    "c": "“We paint at night,” said Ada Quill, a painter. Ivo Lund opened a school last week.",
    "d": "Carla Venn met Ivo Lund in Norwich on Tuesday. “It went well,” Venn said.",
    "e": "“The bridge is shut,” a second official said. Carla Venn was there on 2 March 2024.",
}


def articles_of(texts):
    """Return articles of one day, of which no headline is part of the text."""
    return [
        Article(name, text, (), title=f"Tolls {name}", language="en", published="2024-03-05")
        for name, text in texts.items()
    ]
