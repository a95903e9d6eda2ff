places-swapped = Länge und Breite standen vertauscht und sind jetzt richtig herum.
