/** Makes a thing when it is first asked for, and gives the same thing from then on. */
export function lazy<T>(make: () => T): () => T {
  let made: { thing: T } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}
