sp-check-running = The route is being checked.
sp-check-failed = Without a connection nothing can be checked.
sp-check-good = Everything needed is there. The route can be published.
sp-check-bad = { $n ->
    [one] One thing is still missing.
   *[other] { $n } things are still missing.
}
sp-check-errors = Needed before it can be published ({ $n })
sp-check-advice = To think about ({ $n })
sp-check-again = Check again
sp-check-back = Back to Check
sp-shared = Questions of this route are used in “{ $title }” as well.
sp-shared-outdated = Questions of this route are used in “{ $title }” as well, which has not been published anew yet.
sp-publish = Publish
sp-publishing = Publishing
sp-published-at = Published { $day } by { $name }
sp-never-published = Never published yet.
sp-folder = the files on the server
sp-first-time = Publishing gives the route a page for everyone, and tours can be planned on it.
sp-visitors-notice = This is what visitors will notice on new tours:
sp-nothing-new = Nothing has changed since it was published last.
sp-running-tours = Running and planned tours keep what they were planned with.
sp-more-changes = { $n ->
    [one] and one more change
   *[other] and { $n } more changes
}
sp-conflicts-first = First compare the places where somebody else has written as well.
sp-offline-first = Not everything is saved. Publishing works as soon as there is a connection again.
sp-done = The route is published.
sp-done-what = New tours walk on this state from now on.
sp-next = What comes next
sp-editions = Published states
sp-editions-what = Every published state is kept. Bringing an earlier one back changes the draft only.
sp-edition = { $day } by { $name }
sp-compare = Compare
sp-compared = Changed since { $when }
sp-no-difference = The draft is the same.
sp-restore = Bring back
sp-restore-sure = Really bring it back? Press once more.
sp-restored = The state is back. The former one is in the history.
sp-history = History
sp-history-what = Every save with person and time. Nothing is lost.
sp-history-of = History of
sp-save = { $day } by { $name }
sp-save-lost = { $n ->
    [one] One change did not count, because somebody else had written there.
   *[other] { $n } changes did not count, because somebody else had written there.
}
sp-older = Show earlier ones
sp-load-failed = This could not be loaded just now. Check the connection.
sp-change-moved = moved to another place
sp-change-added = added
sp-change-removed = removed
