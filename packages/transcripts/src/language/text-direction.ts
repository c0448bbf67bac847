const leftwards =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Adlam}]/gu;

/** The side from which most of the text's letters are read; from the left where it has none. */
export function textDirection(text: string): "ltr" | "rtl" {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const fromTheRight = sample.match(leftwards)?.filter((letter) => /\p{L}/u.test(letter)).length ?? 0;
  return fromTheRight > letters / 2 ? "rtl" : "ltr";
}
