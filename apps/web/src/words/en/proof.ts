export const proof = {
  title: "Show that it is you",
  why: "This could do harm in the wrong hands, so Octant asks again. The answer counts for ten minutes.",
  usePasskey: "Use your passkey",
  goOn: "Go on",
  cancel: "Leave it as it was",
  linkOnly:
    "Your account is opened by a sign-in link alone, so a fresh link is what shows that it is you. Start the server again for a new one and paste it here; or set a password or a passkey under My account once you have.",
};
