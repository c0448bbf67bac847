export { AfterAnswer } from "./after-answer.ts";
export { createMailer, type Letter, type Mailer } from "./mailer.ts";
export { readSmtpAddress, type SmtpAddress } from "./smtp-address.ts";
