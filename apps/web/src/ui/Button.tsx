import { type JSX, splitProps } from "solid-js";

type Props = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class"> & { look?: "ink" | "framed" | "quiet" };

/** A button with words. `ink` is the one main act of a view; `quiet` the way out. */
export function Button(props: Props) {
  const [own, rest] = splitProps(props, ["look"]);
  return <button type="button" class="button" data-look={own.look ?? "framed"} {...rest} />;
}
