# The notice of join and play page that they are open inside another app, loaded only there.
inapp-why = This page is open inside another app. Open it in the browser, so that nothing gets lost.
inapp-open = Open in the browser
inapp-how = This works too: choose “Open in browser” in the app’s menu (••• or share).
inapp-copy = Copy the address
inapp-copied = Copied. Paste the address in the browser.
inapp-not-copied = Copying did not work. This is the address:
inapp-later = Later
