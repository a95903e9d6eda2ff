# A route as a file: saving it, passing it on, taking it in again.
route-file-from = From a file
route-file-from-what = Take in a route that was saved as a file, here or in another town: a ZIP file of at most 100 MB. It becomes a new draft; existing routes stay as they are.
route-file-field = ZIP file
route-file-take = Take in the file
route-file-taken = The route is here, but not all of it
route-file-renamed = This name was taken here. The route from the file is therefore called “{ $title }”; the other one is as it was.
route-file-renamed-short = This name was taken here. The route from the file therefore has a number behind its name; the other one is as it was.
route-file-left-out = Everything else in the file was taken. This could not come along:
route-file-more = { $n ->
    [one] And one more file.
   *[other] And { $n } more files.
}
route-file-open = Open the route
