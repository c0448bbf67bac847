export const signIn = {
  title: "Sign in to Octant",
  login: "Login",
  loginMissing: "Write what you sign in with: an e-mail address or a name.",
  password: "Password",
  passwordMissing: "Write your password.",
  go: "Sign in",
  working: "Signing you in",
  refused: "You are not signed in",

  withLink: "Sign in with a link from the server",
  how: "A link that works once is printed where the server was started; ask whoever runs it for a new one.",
  link: "Sign-in link",
  linkExample: "Such as http://localhost:3900/sign-in#…",
  linkWrong: "This is not a sign-in link. It ends in # and 43 letters and digits.",
  useLink: "Use this link",

  forgotten: "Forgotten the password?",
  forgottenHow:
    "Ask a lead of your assessment for a link with which you set a new one. A lead finds it under Team. If there is no other lead, whoever runs the server can make one.",
  somebodyElse: "Sign in as somebody else",
};
