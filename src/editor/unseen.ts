/**
 * What nobody sees in a text: control characters, line ends among them, what reorders text or hides in it, what Unicode lets fonts leave
 * out, and the empty cell of Braille. The mark that makes an emoji of the character before it is seen by that, and only there.
 */
export const UNSEEN =
  /(?:(?!\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?<!\p{Emoji})\ufe0f)+/gu;
