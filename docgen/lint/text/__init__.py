"""Reading of running text: words, sentences, dates, citations. Knows no paper and no rule."""
