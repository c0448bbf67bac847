export const signIn = {
  title: "Sign in to Octant",
  how: "Octant is opened with a link that works once. It is printed where the server was started; ask whoever runs it for a new one.",
  link: "Sign-in link",
  linkExample: "Such as http://localhost:3900/sign-in#…",
  linkWrong: "This is not a sign-in link. It ends in # and 43 letters and digits.",
  go: "Sign in",
  working: "Signing you in",
  refused: "You are not signed in",
};
