// Friendly group names made on the phone, so that a class of 25 has a name at once and nobody types a real one. Pure:
// chance comes in as a function. Imported by pages/join.js and by tests.

export const MAX_NAME = 30;

// German adjectives stand with plurals in -e whatever the gender. Colours of parties, and words that turn into a jibe
// beside an animal, are left out on purpose.
const WORDS = {
  de: {
    qualities: [
      "Flinke", "Mutige", "Muntere", "Kluge", "Wache", "Heitere", "Schnelle", "Leise", "Stolze", "Tapfere", "Pfiffige",
      "Emsige", "Bunte", "Neugierige", "Fröhliche", "Findige", "Geduldige", "Gelassene", "Listige", "Frische",
    ],
    names: [
      "Füchse", "Möwen", "Otter", "Biber", "Dachse", "Kraniche", "Störche", "Igel", "Hasen", "Eulen", "Schwalben",
      "Reiher", "Robben", "Luchse", "Lachse", "Libellen", "Spechte", "Amseln", "Koggen", "Kutter", "Schoner",
      "Lotsenboote", "Fähren", "Jollen",
    ],
  },
  en: {
    qualities: [
      "Quick", "Brave", "Cheerful", "Clever", "Wide-awake", "Merry", "Speedy", "Quiet", "Proud", "Bold", "Nimble",
      "Busy", "Bright", "Curious", "Happy", "Handy", "Patient", "Steady", "Witty", "Breezy",
    ],
    names: [
      "Foxes", "Gulls", "Otters", "Beavers", "Badgers", "Cranes", "Storks", "Hedgehogs", "Hares", "Owls", "Swallows",
      "Herons", "Seals", "Lynxes", "Salmon", "Dragonflies", "Woodpeckers", "Blackbirds", "Cogs", "Cutters",
      "Schooners", "Pilot Boats", "Ferries", "Dinghies",
    ],
  },
};

const TRIES = 20;

/** All names of a language, in a fixed order; for tests and for counting. */
export function allNames(language) {
  const { qualities, names } = WORDS[language] ?? WORDS.de;
  return qualities.flatMap((quality) => names.map((name) => `${quality} ${name}`));
}

/**
 * A name for a group, avoiding those in `taken` as long as chance allows: equal names are permitted, flag and number
 * tell the groups apart. `random()` is in [0, 1). Example: suggestName("de", Math.random, ["Flinke Füchse"]).
 */
export function suggestName(language, random, taken = []) {
  const all = allNames(language);
  const used = new Set(taken.map((name) => name.toLocaleLowerCase("de")));
  let name = "";
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    name = all[Math.min(all.length - 1, Math.floor(random() * all.length))];
    if (!used.has(name.toLocaleLowerCase("de"))) return name;
  }
  return all.find((candidate) => !used.has(candidate.toLocaleLowerCase("de"))) ?? name;
}
