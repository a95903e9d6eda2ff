# Reading QR codes with the camera, and showing them to another one. The scanner serves groups and staff alike, so its own
# words address nobody; what the phone says to its group is "you".

# ---- the scanner ----
scan-title = Scan a code
scan-open = Scan a code
scan-starting = The camera is starting …
scan-look = Hold the QR code inside the frame.
scan-light = Light
scan-cancel = Cancel
scan-other = This is a different code.
scan-error-denied = The camera is blocked for this page. It can be allowed in the browser’s settings.
scan-error-none = This device has no camera that the browser can use.
scan-error-busy = The camera is not available just now. Perhaps another app is using it.
scan-error-insecure = The camera needs a secure connection (https), and this is not one.
scan-error-unsupported = This browser gives no access to a camera.
scan-error-reader = A part of the app that reads codes is still missing. It is loaded as soon as there is reception.

# ---- a station's poster ----
scan-no-poster = This is not a station’s code. The code is on the poster at the station.
scan-foreign = This poster belongs to no station of your route.

# ---- handing over without network ----
scan-handoff-title = Hand in without network
scan-handoff-how = Hold the phone in front of the host’s camera.
scan-handoff-what = { $n ->
    [one] Inside: 1 entry
   *[other] Inside: { $n } entries
}
scan-handoff-kept = Everything stays on this phone as well until the server has it. Nothing counts twice.
scan-handoff-step = { $n } of { $total }
scan-handoff-code = QR code { $n } of { $total }
scan-handoff-previous = Previous code
scan-handoff-next = Next code
scan-handoff-pause = Pause
scan-handoff-run = Play
scan-handoff-preparing = The codes are being prepared …
scan-handoff-none = Nothing to hand in: everything has reached the server.
scan-handoff-failed = This phone cannot show codes here. Your entries are safe on it and go out as soon as there is reception.
scan-handoff-file = Save as a file

# ---- what the host's camera has read of it ----
scan-handoff-read = { $have } of { $total ->
    [one] 1 code
   *[other] { $total } codes
} read
scan-handoff-foreign = This code belongs to another tour.
scan-handoff-damaged = The codes do not make a whole. Please have them shown again from the start.
