// Where and when everybody meets at the end: as the host has said it, else as the route does. Pure; imported by pages/.

/** {name, at, station}: `name` a text or null where only the time is known, `station` where the way can be shown; or null. */
export function meetingPoint({ pack, server }) {
  const at = server.tour.meeting_at ?? null;
  const name = server.tour.meeting || pack.route.meeting_point;
  if (name) return { name, at, station: null };
  const finish = pack.stations.find((station) => station.id === pack.route.finish);
  if (finish?.position) return { name: finish.name, at, station: finish.id };
  return at ? { name: null, at, station: null } : null;
}
