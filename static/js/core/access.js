// What people want to know of a place before they walk there, in the order in which a route's page says it (the server's
// `tours/route_payloads.py: ACCESS`). Pure; imported by core/studio-route.js and ui/access.js.
export const ACCESS = ["wheelchair", "steps", "surface", "seats", "toilet", "shelter"];
