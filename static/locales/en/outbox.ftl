# ---- what lies where ----
outbox-title = Saved and sent
outbox-open = Saved and sent
outbox-open-count = { $n ->
    [one] Saved and sent, 1 entry still on this phone
   *[other] Saved and sent, { $n } entries still on this phone
}
outbox-nothing = Everything has reached the server.
outbox-waiting = { $n ->
    [one] 1 entry is on its way to the server.
   *[other] { $n } entries are on their way to the server.
}
outbox-waiting-offline = { $n ->
    [one] No reception. 1 entry is safe on this phone and goes out by itself.
   *[other] No reception. { $n } entries are safe on this phone and go out by themselves.
}
outbox-not-durable = This browser keeps nothing beyond the page. Leave it open until everything has been sent, or open it in an ordinary window.
outbox-full = This phone has no room left. Your entry is not saved and still stands here. Delete a video, for example, and tap again.
outbox-on-phone = On this phone
outbox-refused = Not accepted
outbox-refused-plain = The server did not accept this entry.
outbox-more = { $n ->
    [one] … and 1 more entry.
   *[other] … and { $n } more entries.
}
outbox-delivered = { $n ->
    [one] Since this page was opened, 1 entry has reached the server, the last one at { $time }.
   *[other] Since this page was opened, { $n } entries have reached the server, the last one at { $time }.
}
outbox-send = Send now
outbox-sending = Sending …
outbox-sent = Sent.
outbox-not-sent = No reception yet. Everything stays saved on this phone.
outbox-qr = Hand in without a network: show QR code
outbox-save = Save as a file
outbox-saved = The file is among your downloads. The host can take it.
outbox-kind-checkin = Check-in
outbox-kind-answer = Answer
outbox-kind-hint = Hint
outbox-kind-skip = Station left out
outbox-kind-reopen = Station taken up again
outbox-kind-help = Call for help
outbox-kind-finish = End of the tour
outbox-question = { $kind } to question { $n }
outbox-kind-other = Entry

# ---- the pack for the way ----
outbox-pack = For the walk
outbox-pack-loading = Loading { $size } for the way, { $percent } % are here.
outbox-pack-ready = Ready for offline: everything you need ({ $size }) is on this phone.
outbox-pack-ask = The texts are here. Pictures and sound are { $size } in all.
outbox-pack-load = Load now
outbox-pack-map = The map for the way is { $size } and not loaded yet.
outbox-pack-partly = Not everything is on this phone yet. The rest comes as soon as there is reception.
outbox-pack-unsupported = This browser cannot keep anything for the way here. Play with reception, or open the page by https in Safari, Chrome or Firefox.
outbox-rule-sealed = Without reception the code on the poster opens the stations; the solutions follow later.
outbox-rule-open = On this route location and code open the stations without reception too, and you see the solutions at once. The server confirms both later.
