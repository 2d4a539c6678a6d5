/** A JSON object whose fields nobody has looked at yet. */
export type JsonObject = Record<string, unknown>;

export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at `key`, or an empty one. */
export const recordAt = (value: unknown, key: string): JsonObject => {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
};

/** The string at `key`, or undefined where there is none or it is something else. */
export const stringAt = (value: unknown, key: string): string | undefined => {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** The objects of the list at `key`; other values in it are passed over. */
export const recordsAt = (value: unknown, key: string): JsonObject[] => {
  const found = isRecord(value) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter(isRecord) : [];
};
