places-swapped = Longitude and latitude were swapped and are now the right way round.
