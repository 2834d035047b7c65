# Sourced by what runs Java classes of this repository: find_jdk. Written for bash 3.2, which macOS has.
#
#   WAYBILL_JAVA_HOME  the JDK to use; else JAVA_HOME, javac on the PATH, then the usual places

readonly wanted=25

# Whether a JDK that is new enough is at a home.
is_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local major
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge "$wanted" ]
}

# Prints the home of a JDK, or ends with a sentence; die is the caller's.
find_jdk() {
  local home on_path
  on_path=$(command -v javac) || on_path=''
  for home in "${WAYBILL_JAVA_HOME:-}" "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$on_path")")}" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.jdks/*; do
    if is_jdk "$home"; then
      printf '%s' "$home"
      return
    fi
  done
  die "a JDK $wanted or newer is needed. Install one, for example from https://adoptium.net, or say where it is with WAYBILL_JAVA_HOME."
}
