import { type JSX, splitProps } from "solid-js";

type Props = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class" | "aria-label"> & { label: string };

/** A button that is only an icon: for close, more, search and chevrons. `label` is what a screen reader says. */
export function IconButton(props: Props) {
  const [own, rest] = splitProps(props, ["label"]);
  return <button type="button" class="icon-button" aria-label={own.label} title={own.label} {...rest} />;
}
