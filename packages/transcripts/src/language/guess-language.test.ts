import { expect, test } from "vitest";
import { guessLanguage } from "./guess-language.ts";
import { textDirection } from "./text-direction.ts";

test.each([
  ["en", "They stay in the camp, and it is the fear of the road that keeps them there."],
  ["fr", "Ils restent dans le camp et les gens ne sont pas contents, parce que nous avons peur."],
  ["es", "Se quedan en el campamento y la gente no está contenta, porque nadie les dice nada."],
  ["pt", "Ficam no acampamento e as pessoas não estão contentes, porque ninguém lhes diz nada."],
  ["ar", "يبقون في المعسكر ولا أحد يأتي في الليل إلى قريتنا"],
  ["nqo", "ߒ ߓߘߊ߫ ߞߊ߬ߟߊ߲߬ ߞߏ ߟߊߞߊ߬ߙߊ߲"],
])("%s is told by its script or its commonest words", (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});

test.each([
  ["a list of places", "Gao Mopti Ségou Kidal Ménaka Tombouctou Bamako Kayes Koulikoro"],
  ["too little", "The road."],
  ["nothing", "12 — 13"],
  ["Persian, in the script of Arabic", "آنها در اردوگاه می‌مانند و مردم از جاده می‌ترسند، چون کسی به آنها چیزی نمی‌گوید"],
  ["Bambara, which has the letters of French", "Mɔgɔw tɛ taa sira kan su fɛ, katuguni u bɛ siran kosɛbɛ lakana kosɔn"],
  ["German", "Sie bleiben im Lager, und die Leute sind nicht zufrieden, weil ihnen niemand etwas sagt."],
])("nothing is guessed from %s", (_, text) => {
  expect(guessLanguage(text)).toBeNull();
});

test("the direction is that of most letters", () => {
  expect(textDirection("هل وصلت القافلة إلى Gao؟")).toBe("rtl");
  expect(textDirection("ߒߞߏ")).toBe("rtl");
  expect(textDirection("She said نعم and left.")).toBe("ltr");
  expect(textDirection("12 — 13")).toBe("ltr");
});
