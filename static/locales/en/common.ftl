# Words that every page shares.
common-app-name = Stadtlotse
common-app-description = Station walks with a quiz: find places, answer questions, even without reception.
common-skip = Skip to content
common-sun = Sun view
common-language = Language
common-flag = Flag { $letter }
common-back = Back
common-try-again = Try again
common-bad-reply = The reply did not come from Stadtlotse. Perhaps the Wi-Fi here wants you to sign in first.
common-noscript = To play, this page needs JavaScript. Please allow it in the browser’s settings and reload.
common-not-loaded = The page has not fully arrived. Please reload.
common-reload = Reload
common-group-number = Group { $number }
