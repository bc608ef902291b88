// Dates as articles write them. Pure.

// "2024-07-28", "2024/7/28 10:30", "2024年7月" -> "2024-07-28", "2024-07-28", "2024-07"; null if there is none.
export function isoDate(written) {
  const match = /^\s*(\d{4})(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?/.exec(written ?? "");
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map((part) => part?.padStart(2, "0"));
  if (month === undefined || month < "01" || month > "12") return year;
  return day === undefined || day < "01" || day > "31" ? `${year}-${month}` : `${year}-${month}-${day}`;
}

// Whether a date lies between two others, both included; a year or a month as bound means all of it, a
// date that is known only by its year or month is in if any of its days may be.
export function isBetween(day, from, to) {
  if (day === null) return false;
  const upTo = (bound) => day.slice(0, bound.length) <= bound.slice(0, day.length);
  const since = (bound) => day.slice(0, bound.length) >= bound.slice(0, day.length);
  return (from === null || since(from)) && (to === null || upTo(to));
}
