{{- define "loopwarden.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{- define "loopwarden.selector" -}}
app.kubernetes.io/name: loopwarden
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "loopwarden.labels" -}}
{{ include "loopwarden.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}
