# The landing page and the error page.
landing-title = Stadtlotse – walk the town by stations and a quiz
landing-what = Through the town together: find stations, answer questions, collect points. In the browser, without an account or an installation.
landing-code = Code of your tour
landing-code-where = Six characters. You get it from your tour’s host.
landing-join = Join in
landing-empty-code = Please type the code of your tour.
landing-bad-code = The code has six characters, here { $n ->
    [one] there is one
   *[other] there are { $n }
}.
landing-back = Were you here before?
landing-back-code = Recovery code
landing-back-where = Eight characters. The other phones of your group show it under “Help”; your tour’s host can tell you as well.
landing-back-go = Play on
landing-empty-back = Please type the recovery code.
landing-bad-back = The recovery code has eight characters, here { $n ->
    [one] there is one
   *[other] there are { $n }
}.
landing-routes = Routes
landing-see-route = See the route
landing-stations = { $n ->
    [one] 1 station
   *[other] { $n } stations
}
landing-privacy = No advertising, no third-party services.
landing-staff = For tour hosts
landing-home = To the start page
landing-continue = Continue as { $name }
landing-error-401 = You have not joined here yet
landing-error-403 = That is not possible here
landing-error-404 = Not found
landing-error-429 = One moment, please
landing-error-400 = That did not work
landing-error-500 = The server is at fault
landing-error-number = Error { $status }
