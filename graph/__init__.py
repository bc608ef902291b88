"""From a folder of articles to an interactive concept graph in one offline HTML file."""

__version__ = "0.1.0"
