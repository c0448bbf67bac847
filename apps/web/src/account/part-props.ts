import type { MyAccount } from "@octant/schemas";

/** What every part of the account gets: the account as the server last gave it, and a way to ask for it again. */
export type PartProps = { mine: MyAccount; onChanged: () => Promise<void> };
