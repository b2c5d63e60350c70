/** The characters that JSON is made of, as UTF-16 units. An enum, because the build puts its numbers where its names stand. */
export enum JsonCharacter {
  tab = 9,
  lineFeed = 10,
  carriageReturn = 13,
  space = 32,
  quote = 34,
  star = 42,
  comma = 44,
  slash = 47,
  colon = 58,
  openBracket = 91,
  backslash = 92,
  closeBracket = 93,
  openBrace = 123,
  closeBrace = 125,
}
