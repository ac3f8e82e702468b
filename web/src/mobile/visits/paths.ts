// Addresses of the visit pages.
export const beginAt = (customer: number, plan?: number) =>
  `/m/visits/new?customer=${customer}${plan ? `&plan=${plan}` : ""}`;
export const stepAt = (visit: string, key: string) => `/m/visits/${visit}?step=${encodeURIComponent(key)}`;
export const endAt = (visit: string) => `/m/visits/${visit}?end=1`;
