"""Many articles: one person, one body, one event, one text. Knows facts only, no pipeline and no Doc."""
