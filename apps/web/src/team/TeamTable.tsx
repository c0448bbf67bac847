import type { Member } from "@octant/schemas";
import Ellipsis from "lucide-solid/icons/ellipsis";
import { For, Show } from "solid-js";
import { MenuButton } from "../ui/index.ts";
import { toDay } from "../words/to-day.ts";
import { words } from "../words/words.ts";
import { actsOn, lacksFactor, type MemberAct } from "./team-dialog.ts";

type Props = {
  members: readonly Member[];
  highRisk: boolean;
  demo: boolean;
  onAct: (act: MemberAct, member: Member) => void;
};

/** Every member on a line, with what their leads need to know: can they come in, are they in. */
export function TeamTable(props: Props) {
  const t = () => words().team;
  return (
    <table class="team-table">
      <thead>
        <tr>
          <th scope="col">{t().head.name}</th>
          <th scope="col">{t().head.role}</th>
          <th scope="col">{t().head.factor}</th>
          <th scope="col">{t().head.seen}</th>
          <th scope="col" class="number">
            {t().head.sessions}
          </th>
          <th scope="col" class="team-acts">
            <span class="for-reader">{t().head.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.members}>
          {(member) => (
            <Line
              member={member}
              lacksFactor={lacksFactor(member, props.highRisk, props.demo)}
              onAct={(act) => props.onAct(act, member)}
            />
          )}
        </For>
      </tbody>
    </table>
  );
}

function Line(props: { member: Member; lacksFactor: boolean; onAct: (act: MemberAct) => void }) {
  const t = () => words().team;
  const factor = () =>
    props.member.hasSecondFactor ? t().factor.yes : props.lacksFactor ? t().factor.missing : t().factor.no;
  const seen = () => (props.member.lastSeenOn === null ? t().notSeen : t().seenOn(toDay(props.member.lastSeenOn)));
  return (
    <tr>
      <th scope="row">
        <bdi>{props.member.name}</bdi>
        <Show when={props.member.me}>
          <span class="team-me">{t().me}</span>
        </Show>
        <Show when={props.member.state === "suspended"}>
          <span class="tag">{t().suspended}</span>
          <small>{t().suspendedWhy}</small>
        </Show>
      </th>
      <td data-label={t().head.role}>{words().role[props.member.role]}</td>
      <td data-label={t().head.factor} class={props.lacksFactor ? "team-lacking" : undefined}>
        {factor()}
      </td>
      <td data-label={t().head.seen}>{seen()}</td>
      <td data-label={t().head.sessions} class="number">
        {words().format.number(props.member.openSessions)}
      </td>
      <td class="team-acts">
        <MenuButton class="icon-button" label={t().more(props.member.name)} face={<Ellipsis />}>
          {(close) => <Acts member={props.member} onAct={props.onAct} close={close} />}
        </MenuButton>
      </td>
    </tr>
  );
}

function Acts(props: { member: Member; onAct: (act: MemberAct) => void; close: () => void }) {
  const name = (act: MemberAct) => {
    const { acts } = words().team;
    if (!props.member.me) return acts[act];
    return act === "remove" ? acts.leave : act === "sessions" ? acts.mySessions : acts[act];
  };
  return (
    <For each={actsOn(props.member)}>
      {(act) => (
        <button
          type="button"
          class="menu-item"
          onClick={() => {
            props.close();
            props.onAct(act);
          }}
        >
          {name(act)}
        </button>
      )}
    </For>
  );
}
