/** A language's commonest little words, which hardly any sentence does without. Those of several languages stand in each. */
export const stopwords = {
  en: words(
    `the of and to in is that it was for on are as with they be at this have from or had by not but what all were we
     when your can said there an which their will if do how she he his her has been would who our my us them than`,
  ),
  fr: words(
    `le la les de des du un une et est en que qui dans pour pas sur ce cette il elle ils elles nous vous je on au aux par
     plus ne se sont avec mais ou où ont été être était leur leurs ses son sa même comme tout d l qu n c j s y`,
  ),
  es: words(
    `el la los las de del un una y es en que por para no con se su sus lo al como más pero le ya o este esta sí porque
     cuando muy sin sobre también me hasta hay donde quien desde nos fue era son han está`,
  ),
  pt: words(
    `o a os as de do da dos das um uma e é em que por para não com se seu sua no na nos nas ao à como mais mas foi ele
     ela são está quando muito já também só pelo pela até isso ou ser ter nós eles você`,
  ),
} as const satisfies Record<string, ReadonlySet<string>>;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
