# Makes an msi with a Java of its own, in target\installer. Needs Maven, a JDK 25 in JAVA_HOME and WiX. Not tried yet.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$jdk = $env:JAVA_HOME
mvn -q -Dmaven.test.skip=true package
[xml]$pom = Get-Content pom.xml
$version = $pom.project.version
$flags = $pom.project.properties.'jvm.flags' -split ' '
$out = 'target\installer'
Remove-Item -Recurse -Force $out -ErrorAction SilentlyContinue
New-Item -ItemType Directory "$out\input" | Out-Null
& "$jdk\bin\java" installer\OneSystem.java target\discern\lib "$out\input" 'windows_amd64|win32-x86-64|windows-x86_64|win-x86_64'
Copy-Item LICENSE, README.md, CHANGELOG.md "$out\input"
Copy-Item -Recurse sample-configs "$out\input"
& "$jdk\bin\java" installer\Licences.java "$out\input" | Out-File -Encoding utf8 "$out\input\THIRD-PARTY.txt"
& "$jdk\bin\java" installer\Icons.java assets\icon.png $out
$modules = (Select-String -Path installer\package.sh -Pattern '^modules=(.*)$').Matches[0].Groups[1].Value
& "$jdk\bin\jlink" --add-modules $modules --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$out\runtime"
"main-class=org.discern.app.Main", "win-console=true" | Out-File -Encoding ascii "$out\discern.properties"
$options = $flags | ForEach-Object { '--java-options', $_ }
& "$jdk\bin\jpackage" --type msi --name discern-workbench --app-version $version --vendor 'DisCeRn Workbench' `
  --description 'Self-supervised learning on chest X-rays' --license-file LICENSE --input "$out\input" `
  --main-jar "discern-workbench-$version.jar" --main-class org.discern.app.Main --runtime-image "$out\runtime" `
  --icon "$out\discern.ico" --file-associations installer\associations\project.properties `
  --file-associations installer\associations\experiment.properties --add-launcher "discern=$out\discern.properties" --win-menu --win-shortcut --win-dir-chooser --dest $out @options
