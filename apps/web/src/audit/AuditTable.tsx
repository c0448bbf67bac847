import { For } from "solid-js";
import { words } from "../words/words.ts";
import type { AuditDay, AuditLine } from "./audit-lines.ts";

/** Who did what, day by day. */
export function AuditTable(props: { days: readonly AuditDay[] }) {
  const t = () => words().audit;
  return (
    <For each={props.days}>
      {(day) => (
        <section class="audit-day">
          <h2>{day.date}</h2>
          <table class="audit-table" aria-label={day.date}>
            <thead class="for-reader">
              <tr>
                <th scope="col">{t().head.time}</th>
                <th scope="col">{t().head.who}</th>
                <th scope="col">{t().head.what}</th>
                <th scope="col">{t().head.number}</th>
              </tr>
            </thead>
            <tbody>
              <For each={day.lines}>{(line) => <Line line={line} />}</For>
            </tbody>
          </table>
        </section>
      )}
    </For>
  );
}

function Line(props: { line: AuditLine }) {
  return (
    <tr data-unreadable={props.line.readable ? undefined : ""}>
      <td class="audit-time">
        <time datetime={props.line.at.toISOString()}>{props.line.time}</time>
      </td>
      <th scope="row" class="audit-who">
        <bdi>{props.line.who}</bdi>
      </th>
      <td class="audit-what">{props.line.what}</td>
      <td class="audit-number faint figures">{words().format.number(props.line.seq)}</td>
    </tr>
  );
}
