import { A } from "@solidjs/router";
import { words } from "../words/words.ts";

/** After an account was made: a calm offer of a second factor. `needed` where a role of the person's asks for one. */
export function SecondFactorOffer(props: { needed: boolean }) {
  const t = () => words().link.offer;
  return (
    <>
      <h1>{t().title}</h1>
      <p class="quiet">{props.needed ? t().needed : t().better}</p>
      <div class="note-actions">
        <A class="button" data-look="ink" href="/account">
          {t().add}
        </A>
        <A class="button" data-look="quiet" href="/">
          {t().later}
        </A>
      </div>
    </>
  );
}
