@echo off
rem Starts the DisCeRn Workbench with the first JDK or JRE 25 or newer it finds: JAVA_HOME, PATH, the usual folders.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0.."
set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J"
if not defined FOUND for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined FOUND call :try "%%~D\bin\java.exe"
if not defined FOUND (
  echo discern: needs Java 25 or newer, and found none in JAVA_HOME, on the PATH or in the usual folders. 1>&2
  echo          Install a JDK 25, for example Temurin, or set JAVA_HOME to one. 1>&2
  exit /b 2
)
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%FOUND%" @jvm.flags@ %DISCERN_JAVA_OPTIONS% -cp "%HOME_DIR%\lib\*" org.discern.app.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" goto :eof
set "VERSION="
for /f tokens^=2^ delims^=^" %%V in ('"%~1" -version 2^>^&1 ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%V"
for /f "delims=.-+" %%M in ("!VERSION!") do if %%M GEQ 25 set "FOUND=%~1"
goto :eof
