publish-check-running = The route is being checked.
publish-check-failed = Without a connection nothing can be checked.
publish-check-good = Everything needed is there. The route can be published.
publish-check-bad = { $n ->
    [one] One thing is still missing.
   *[other] { $n } things are still missing.
}
publish-check-errors = Needed before it can be published ({ $n })
publish-check-advice = To think about ({ $n })
publish-walked-radius = At the place of the station the radius can be taken over with one press.
publish-walked-marker = Take the position on site, or move the station on the map.
publish-walked-weak = At the place of the station this can be set with one press.
publish-check-again = Check again
publish-check-back = Back to Check
publish-shared = Questions of this route are used in “{ $title }” as well.
publish-shared-outdated = Questions of this route are used in “{ $title }” as well, which has not been published anew yet.
publish-publish = Publish
publish-publishing = Publishing
publish-published-at = Published { $day } by { $name }
publish-never-published = Never published yet.
publish-folder = the files on the server
publish-first-time = Publishing gives the route a page for everyone, and tours can be planned on it.
publish-visitors-notice = This is what visitors will notice on new tours:
publish-nothing-new = Nothing has changed since it was published last.
publish-running-tours = Running and planned tours keep what they were planned with.
publish-more-changes = { $n ->
    [one] and one more change
   *[other] and { $n } more changes
}
publish-conflicts-first = First compare the places where somebody else has written as well.
publish-offline-first = Not everything is saved. Publishing works as soon as there is a connection again.
publish-done = The route is published.
publish-done-what = New tours walk on this state from now on.
publish-next = What comes next
publish-editions = Published states
publish-editions-what = Every published state is kept. Bringing an earlier one back changes the draft only.
publish-edition = { $day } by { $name }
publish-compare = Compare
publish-compared = Changed from the state “{ $when }”
publish-no-difference = The draft is the same.
publish-restore = Back to this state
publish-restore-title = Back to an earlier state?
publish-restore-sure = The draft becomes again what it was: { $when }. What is in it now stays in the history and can be taken back from there. Nothing changes for visitors until you publish again.
publish-restore-yes = Replace the draft
publish-restore-no = Cancel
publish-restore-unsaved = Not everything is saved. You can go back as soon as there is a connection again.
publish-restored = The state is back. The former one is in the history.
publish-file = As a file
publish-file-what = A ZIP file with everything saved here: stations, questions, the way, pictures and recordings. With it you pass the route on to another town or keep a copy. The right answers are in it, printed codes and results of tours are not.
publish-file-save = Save as a file
publish-file-waiting = Not everything is saved. Saving as a file works as soon as there is a connection again.
publish-history = History
publish-history-what = Every save with person and time. Nothing is lost.
publish-history-none = Nothing has been saved here yet. Every change will stand here, with person and time.
publish-history-of = History of
publish-save = { $day } by { $name }
publish-save-lost = { $n ->
    [one] One change did not count, because somebody else had written there.
   *[other] { $n } changes did not count, because somebody else had written there.
}
publish-older = Show earlier ones
publish-load-failed = This could not be loaded just now. Check the connection.
publish-change-moved = moved to another place
publish-change-added = added
publish-change-removed = removed
publish-change-other = changed
