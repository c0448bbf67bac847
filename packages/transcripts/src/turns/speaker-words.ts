/** Which side of a conversation somebody is on, where their name tells. */
export type SpeakerRole = "interviewer" | "respondent";

/** Words that name someone who speaks, in small letters without accents; the languages are mixed, for so are teams. */
const roles: readonly { role: SpeakerRole | null; words: string }[] = [
  {
    role: "interviewer",
    words: `interviewer moderator facilitator researcher enumerator int mod
      enqueteur enquetrice enqueteuse intervieweur intervieweuse moderateur moderatrice animateur animatrice facilitateur
      facilitatrice chercheur chercheuse
      entrevistador entrevistadora moderador moderadora facilitador facilitadora encuestador encuestadora pesquisador
      pesquisadora investigador investigadora
      المحاور المحاورة الباحث الباحثة الميسر الميسرة السائل السائلة المقابل`,
  },
  {
    role: "respondent",
    words: `respondent interviewee participant informant resp
      repondant repondante enquete enquetee interviewe interviewee participante informateur informatrice
      entrevistado entrevistada participante encuestado encuestada informante respondente inquirido inquirida
      المستجيب المستجيبة المجيب المجيبة المشارك المشاركة المبحوث المبحوثة الضيف الضيفة`,
  },
  {
    role: null,
    words: `speaker interpreter translator observer notetaker interprete traducteur traductrice traductor traductora
      locuteur locutrice المتحدث المتحدثة المترجم المترجمة`,
  },
];
const roleOf = new Map(
  roles.flatMap(({ role, words }) =>
    fold(words)
      .split(" ")
      .map((word) => [word, role] as const),
  ),
);

/** Words that may stand beside a role: "female respondent". */
const describing = new Set("male female first second third other".split(" "));

/** Questions and answers, which count where both stand in a text: "A." alone is the first point of a list. */
const questions = new Set("q question pregunta pergunta س سؤال".split(" "));
const answers = new Set("a r answer reponse respuesta resposta ج جواب".split(" "));

/** Letters that number respondents and others: "R1", "P3", "S2". */
const codes = new Map<string, SpeakerRole | null>([
  ["r", "respondent"],
  ["p", "respondent"],
  ["i", "interviewer"],
  ["s", null],
]);

/** What a name says about its bearer. Half of a pair, question or answer, counts only where the other half stands too. */
export type KnownSpeaker = { role: SpeakerRole | null; isHalf: boolean };

/** "Enquête" is a survey; only the accent tells it from "enquêté", who answers one. */
const survey = /^enqu[eê]tes?$/iu;

/** Finds what a name without its description tells by itself; undefined for any other, such as a person's. */
export function findKnownSpeaker(name: string): KnownSpeaker | undefined {
  if (survey.test(name.normalize("NFC"))) return undefined;
  const words = fold(name).split(" ");
  const [first = "", second] = words;
  const [, letters = "", digits = ""] = /^(\p{L}+)(\p{Nd}*)$/u.exec(first) ?? [];
  const isNumbered = digits !== "" || (second !== undefined && /^\p{Nd}+$/u.test(second));
  if (words.length <= (digits === "" && isNumbered ? 2 : 1)) {
    if (questions.has(letters)) return { role: "interviewer", isHalf: true };
    if (isNumbered && codes.has(letters)) return { role: codes.get(letters) ?? null, isHalf: false };
    if (answers.has(letters)) return { role: "respondent", isHalf: true };
  }
  const roleWord = words.find((word) => roleOf.has(word.replace(/\p{Nd}+$/u, "")));
  if (roleWord === undefined) return undefined;
  const others = name.split(/\s+/).filter((word) => fold(word) !== roleWord);
  const fit = others.every((word) => /^[\p{Lu}\p{Lo}\p{Nd}]/u.test(word) || describing.has(fold(word)));
  if (!fit || words.length > 3) return undefined;
  return { role: roleOf.get(roleWord.replace(/\p{Nd}+$/u, "")) ?? null, isHalf: false };
}

const letterRoles = new Map<string, SpeakerRole>([
  ["i", "interviewer"],
  ["q", "interviewer"],
  ["r", "respondent"],
]);

/** The role of a single letter that recurs as a name; null for one that could be anybody's, "A:" and "B:" among them. */
export function roleOfLetter(name: string): SpeakerRole | null {
  return letterRoles.get(fold(name)) ?? null;
}

/** Words with which a line begins that no one speaks: headings, labels of figures, heads of letters and of lists. */
const headings = new Set(
  fold(
    `note notes nb photo photos photograph picture image caption captions figure fig table tables tableau box map maps chart
     annex appendix source sources date dates place location venue time language title subject object re to from cc
     author authors summary abstract background context method methods finding findings result results conclusion
     conclusions recommendation recommendations example examples warning attention important chapter section part step
     phase option scenario case objective objectives goal activity activities output outcome indicator question
     questions list participants respondents interviewees informants total contents http https mailto tel email
     légende crédit encadré carte graphique annexe remarque remarques exemple exemples lieu heure langue titre objet résumé
     contexte méthode constat constats résultat résultats recommandation recommandations partie étape cas objectif
     objectifs activité activités liste auteur auteurs avertissement enquête rapport
     nota notas foto fotos imagen tabla cuadro mapa fuente fuentes fecha lugar hora idioma título asunto resumen ejemplo
     ejemplos resultado resultados conclusión recomendación recomendaciones capítulo sección parte paso fase opción caso
     imagem tabela fonte fontes data local assunto resumo exemplo
     ملاحظة ملاحظات صورة الصورة الشكل شكل جدول الجدول المصدر مصدر التاريخ تاريخ المكان مكان الموضوع العنوان مثال مثلا
     الخلاصة التوصيات النتائج الأسباب القسم الجزء`,
  ).split(" "),
);

/** Whether a name holds a word under which something stands, rather than one by whom it is said. */
export function isHeading(name: string): boolean {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .some((word) => headings.has(word));
}

/** Small letters without accents, vowel signs, invisible marks and doubled spaces, so that spellings of one word meet. */
export function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
