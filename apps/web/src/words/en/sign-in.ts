export const signIn = {
  title: "Sign in to Octant",
  secondTitle: "One more step",
  login: "Login",
  loginMissing: "Write what you sign in with: an e-mail address or a name.",
  password: "Password",
  passwordMissing: "Write your password.",
  go: "Sign in",
  working: "Signing you in",
  refused: "You are not signed in",
  withPasskey: "Sign in with a passkey",

  withLink: "Sign in with a link from the server",
  how: "A link that works once is printed where the server was started; ask whoever runs it for a new one.",
  link: "Sign-in link",
  linkExample: "Such as http://localhost:3900/sign-in#…",
  linkWrong: "This is not a sign-in link. It ends in # and 43 letters and digits.",
  useLink: "Use this link",

  forgotten: "Forgotten the password?",
  forgottenByMail: "If your login is a mail address, a link with which you set a new one can be sent there.",
  sendLink: "Send the link",
  linkSent: (login: string) =>
    `If somebody signs in here with ${login} and that is a mail address, a letter is on its way. Its link works once, for an hour. Look among unwanted mail too.`,
  forgottenElse: "Without a mail address as login:",
  forgottenHow:
    "Ask a lead of your assessment for a link with which you set a new one. A lead finds it under Team. If there is no other lead, whoever runs the server can make one.",

  secondStep: (name: string) => `The password is right, ${name}. Your account asks for a second factor too.`,
  code: "Code",
  codeHint: "Six digits of your authenticator, or one of your recovery codes.",
  factorLost: "Lost the device?",
  factorLostHow:
    "One of your recovery codes works in its place. If you have none left, ask a lead of your assessment for a link for a new start, or whoever runs the server.",
  somebodyElse: "Sign in as somebody else",
};
