export { type Withdrawal, WithdrawalList, WithdrawalListError, withdrawalListPath } from "./withdrawal-list.ts";
