"""What every page and endpoint shares: headers, guards, errors, languages, assets. Imports no domain."""
